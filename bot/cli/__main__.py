"""`python -m bot.cli` is `beffroi`."""

from bot.cli import main

if __name__ == "__main__":
    main()
