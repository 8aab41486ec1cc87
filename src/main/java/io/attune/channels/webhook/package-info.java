/// Posts that other programs push to us, each delivery signed.
@NullMarked
package io.attune.channels.webhook;

import org.jspecify.annotations.NullMarked;
