/// Who answers, by when, and what is at stake?
@ApplicationModule(
        allowedDependencies = {
            "platform :: *",
            "customers",
            "identity",
            "channels",
            "analysis",
            "analysis :: reader",
            "behavior",
            "commerce",
            "sales"
        })
@NullMarked
package io.attune.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
