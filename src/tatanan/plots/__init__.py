"""Measures as figures, SVG or PNG: each names its source, its dates and its counts."""
