"""Files on their way into the library: read, judged, checked, stored; and the watched folder."""
