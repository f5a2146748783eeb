"""Articles and subscriptions to try Tocsin with; a package so that an installed command finds them."""
