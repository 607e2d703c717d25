// Light, dark, or as the system has it. A preference of the reader, not of the view: it stands in no address.

export type Theme = 'auto' | 'light' | 'dark'

class Look {
  choice = $state<Theme>(kept())
  #system = matchMedia('(prefers-color-scheme: dark)')
  /** Whether it is dark now: what a canvas must ask before it draws. */
  dark = $state(false)

  constructor() {
    this.#show()
    this.#system.addEventListener('change', () => this.#show())
  }

  set(choice: Theme): void {
    this.choice = choice
    try {
      localStorage.setItem('tatanan.theme', choice)
    } catch {
      // A browser that keeps nothing still shows it.
    }
    this.#show()
  }

  #show(): void {
    this.dark = this.choice === 'dark' || (this.choice === 'auto' && this.#system.matches)
    document.documentElement.dataset.theme = this.dark ? 'dark' : 'light'
  }
}

function kept(): Theme {
  try {
    const choice = localStorage.getItem('tatanan.theme')
    return choice === 'light' || choice === 'dark' ? choice : 'auto'
  } catch {
    return 'auto'
  }
}

export const look = new Look()

/** The value of a colour of the theme as it is now; read `look.dark` to be told of changes. */
export function colour(name: string): string {
  void look.dark
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}
