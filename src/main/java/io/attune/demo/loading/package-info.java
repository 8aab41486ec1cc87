/// The demo company on its way into the database.
@NullMarked
package io.attune.demo.loading;

import org.jspecify.annotations.NullMarked;
