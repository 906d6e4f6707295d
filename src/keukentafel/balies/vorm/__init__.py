"""The look that all balies share: stylesheets, page skeletons, forms, template tags and the three signature visuals."""
