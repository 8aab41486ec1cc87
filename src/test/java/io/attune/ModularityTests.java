package io.attune;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The modules use only what they say they use, and the graph has no cycle.
class ModularityTests {
    @Test
    void everyModuleKeepsToWhatItDeclares() {
        ApplicationModules.of(AttuneApplication.class).verify();
    }
}
