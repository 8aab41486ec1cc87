package io.attune.platform.users;

/// The only admin who can sign in stays one, or nobody could administer Attune any more.
final class LastAdmin extends RuntimeException {
    LastAdmin() {
        super("the last admin stays admin");
    }
}
