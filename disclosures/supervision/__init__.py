"""How the public watches: objections, boards, asking for oneself, and taking down for good."""
