/// Authors, and the links by which they are somebody we know.
@NullMarked
package io.attune.identity.authors;

import org.jspecify.annotations.NullMarked;
