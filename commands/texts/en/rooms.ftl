decline-invitation = Only the organisation’s staff invite me. Ask them to do so.
leave-alone = I am the only one left here. Invite me again when you need me.
