/// Who is this person or account, and all we know.
@ApplicationModule(allowedDependencies = "platform :: *")
@NullMarked
package io.attune.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
