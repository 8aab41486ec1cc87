/// May we? Show me, forget me: consents, requests of people about their data, and how long data is kept.
@ApplicationModule(allowedDependencies = {"platform :: *", "customers", "customers :: records"})
@NullMarked
package io.attune.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
