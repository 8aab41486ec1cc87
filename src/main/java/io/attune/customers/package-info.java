/// Who is this person or account, and all we know.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.attune.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
