package io.attune.customers;

import io.attune.platform.security.Viewer;

/// Who or what is at work: a program by its token, or else the viewer themselves.
public interface Origins {
    Origin of(Viewer viewer);
}
