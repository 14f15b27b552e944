"""How records become rows: `land` tells the story, the other modules are its parts."""
