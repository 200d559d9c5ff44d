"""How to walk into the demo's town hall with Element."""

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from demo.stage import GUEST, STAFF, Stage
from town.synapse import PASSWORD


def tell_how_to_join(console: Console, stage: Stage) -> None:
    """Print the homeserver's address, the accounts and their password."""
    accounts = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for localpart, name in STAFF.items():
        role = "administration" if localpart == "amina" else "agent"
        accounts.add_row(localpart, name, role)
    for localpart, name in GUEST.items():
        accounts.add_row(localpart, name, "externe")
    console.print()
    console.print("[bold]La mairie reste ouverte.[/bold] Pour y entrer avec Element :")
    console.print(f"  serveur d’accueil   {stage.synapse.url}", highlight=False)
    console.print(f"  mot de passe        {PASSWORD}", highlight=False)
    console.print(Panel(accounts, title="comptes", expand=False, title_align="left"))
    console.print("Essayez « aide » dans un message direct à Beffroi (beffroi).")
    console.print("Ctrl-C arrête tout.", style="dim")
