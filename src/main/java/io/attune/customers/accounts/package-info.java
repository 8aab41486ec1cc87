/// The organisations we know: how they hang together, who works there, and an account's page.
@NullMarked
package io.attune.customers.accounts;

import org.jspecify.annotations.NullMarked;
