"""Claims about the international order are held against data: several yardsticks, no verdict."""

from tatanan.weigh.claims import claims_of, weigh_claim, weigh_claims
from tatanan.weigh.known import Known

__all__ = ["Known", "claims_of", "weigh_claim", "weigh_claims"]
