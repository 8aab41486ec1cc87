/// Who belongs together?
@ApplicationModule(
        allowedDependencies = {
            "platform :: *",
            "customers",
            "privacy",
            "channels",
            "identity",
            "commerce",
            "behavior",
            "analysis",
            "analysis :: reader"
        })
@NullMarked
package io.attune.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
