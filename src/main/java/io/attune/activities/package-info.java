/// What we did with a customer and are to do: calls, meetings, notes, tasks, files.
@ApplicationModule(allowedDependencies = {"platform :: *", "customers", "commerce"})
@NullMarked
package io.attune.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
