"""The normal distribution on arrays."""

import numpy as np
import pytest

from tatanan.measure.normal import density, tail


@pytest.mark.parametrize(("x", "above"), [(0, 0.5), (1.2815515655, 0.1), (-1.6448536, 0.95),
                                          (8, 6.220960574e-16)])
def test_the_tail_of_the_normal_distribution(x, above):
    """Tabled probabilities, far out, too."""
    assert pytest.approx(above, rel=1e-6) == float(tail(np.array(float(x))))


def test_the_density_of_the_normal_distribution():
    """It is highest at 0, and even."""
    assert [0.3989422804, 0.2419707245, 0.2419707245] == pytest.approx(
        density(np.array([0.0, 1.0, -1.0])).tolist())
