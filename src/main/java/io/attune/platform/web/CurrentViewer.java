package io.attune.platform.web;

import io.attune.platform.security.Viewer;
import java.util.Optional;

/// Who sent the request that is being handled.
public interface CurrentViewer {
    Optional<Viewer> find();
}
