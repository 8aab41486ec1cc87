package io.attune.platform.web;

import io.attune.platform.security.Viewer;

/// Words for what is computed before a template is chosen, such as a sentence with amounts in it.
public interface CurrentWords {
    Words of(Viewer viewer);
}
