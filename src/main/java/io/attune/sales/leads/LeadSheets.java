package io.attune.sales.leads;

import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.security.Field;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/// The list of leads as a file.
@Component
class LeadSheets implements Exportable {
    private final LeadStore leads;

    LeadSheets(LeadStore leads) {
        this.leads = leads;
    }

    @Override
    public String list() {
        return "leads";
    }

    @Override
    public String title() {
        return "leads.title";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public ExportSheet<Lead> sheet(Viewer viewer, ListAddress address, Words words) {
        var columns = new ArrayList<Column<Lead>>();
        columns.add(new Column<>(words.text("lead.name"), Lead::name));
        columns.add(new Column<>(words.text("lead.company"), Lead::company));
        if (viewer.shows(Field.MAIL)) columns.add(new Column<>(words.text("lead.email"), Lead::email));
        if (viewer.shows(Field.PHONE)) columns.add(new Column<>(words.text("lead.phone"), Lead::phone));
        columns.add(new Column<>(
                words.text("lead.source"),
                lead -> words.text("source." + lead.source().code())));
        columns.add(new Column<>(words.text("lead.channel"), lead -> {
            String channel = lead.channel();
            return channel == null ? null : words.textOr("channel." + channel, channel);
        }));
        columns.add(new Column<>(words.text("lead.campaign"), Lead::campaign));
        columns.add(new Column<>(
                words.text("leads.status"),
                lead -> words.text("lead.status." + lead.status().code())));
        columns.add(new Column<>(words.text("lead.owner"), Lead::ownerName));
        columns.add(new Column<>(words.text("lead.created"), Lead::createdAt));
        String status = address.text("status");
        return new ExportSheet<>(
                columns,
                (last, limit) -> leads.list(
                        viewer,
                        LeadsPage.STATES.contains(status) ? status : "open",
                        address.flag("mine"),
                        address.text("q").strip(),
                        last == null ? null : last.id().value(),
                        limit));
    }
}
