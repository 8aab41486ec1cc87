/// The people we know: finding one, listing them, a person's page, and many at once from a file.
@NullMarked
package io.attune.customers.people;

import org.jspecify.annotations.NullMarked;
