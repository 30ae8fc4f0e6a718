"""Packs (更新包): signed files of documents; their form, signatures and publishers' keys."""
