/// Who answers for which people and accounts.
@NullMarked
package io.attune.customers.owners;

import org.jspecify.annotations.NullMarked;
