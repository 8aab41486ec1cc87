package io.attune.platform.web;

import io.attune.platform.security.Viewer;
import java.util.Set;

/// Keeps the ids of a topic from browsers whose viewer may not see what they name. A bean per topic, of the
/// module that owns the records; a topic without one names nothing that has an owner.
public interface LiveGate {
    String topic();

    /// Those of these ids that the viewer may hear of.
    Set<String> seen(Viewer viewer, Set<String> ids);
}
