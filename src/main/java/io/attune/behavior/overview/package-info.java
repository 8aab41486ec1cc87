/// The page that shows how the whole customer base behaves.
@NullMarked
package io.attune.behavior.overview;

import org.jspecify.annotations.NullMarked;
