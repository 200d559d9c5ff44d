reminder-added = Rappel noté : { $title }, { $when }
reminder-rings = Rappel de { $hour } : { $title }
