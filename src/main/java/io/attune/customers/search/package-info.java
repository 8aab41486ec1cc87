/// One search box over everything.
@NullMarked
package io.attune.customers.search;

import org.jspecify.annotations.NullMarked;
