/// Calls, meetings, e-mails and chats as records, and notes.
@NullMarked
package io.attune.activities.interactions;

import org.jspecify.annotations.NullMarked;
