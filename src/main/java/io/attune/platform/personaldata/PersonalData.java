package io.attune.platform.personaldata;

import java.util.List;
import java.util.Set;

/// What a module does for somebody who asks what is known of them, or wants to be forgotten; a bean of every module
/// that
/// stores a person or an author. Ordered by `@Order` with the [rank](#CUSTOMERS) of the module: lower modules know
/// first
/// who is meant, higher ones erase first.
public interface PersonalData {
    int CUSTOMERS = 10;
    int PRIVACY = 15;
    int IDENTITY = 20;
    int CHANNELS = 30;
    int ANALYSIS = 40;
    int COMMERCE = 50;
    int SALES = 55;
    int BEHAVIOR = 60;
    int ACTIVITIES = 65;
    int SEGMENTS = 68;
    int IMPORTS = 70;
    int INBOX = 80;

    /// The tables it answers for; a test fails when a table is neither here nor on the list of those without anybody.
    Set<String> tables();

    /// The same human with what this module knows besides: other ids, names, handles.
    default Subject widen(Subject subject) {
        return subject;
    }

    /// Everything about them, as they may read it.
    List<Section> export(Subject subject);

    /// Removes it, or takes away whose it was, in the caller's transaction. Doing it again changes nothing.
    void erase(Subject subject, Erasure erasure);
}
