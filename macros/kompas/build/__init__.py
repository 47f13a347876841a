"""From a content folder to a finished site: everything or nothing."""
