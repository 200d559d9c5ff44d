decline-invitation = Seuls les agents de l’organisation m’invitent. Demandez-leur de le faire.
leave-alone = Il n’y a plus que moi ici. Invitez-moi de nouveau quand il le faudra.
