package io.attune.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.imports.files.Exports.Export;
import io.attune.platform.tabular.TargetField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The headers are those of real exports, as they are found in public repositories and in the help of the programs.
class ExportsTests {
    private final Exports exports = new Exports(new JsonMapper());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HubSpot|people|Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,Country/Region,Contact owner|customer=Record ID country=Country/Region company=Associated Company phone=Phone Number
            HubSpot|people|Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Contact owner|customer=Record ID role=Job Title company=Company Name
            HubSpot|people|Record ID - Contact,First Name,Last Name,Email,Lifecycle Stage,Associated Company IDs,Associated Company|companynumber=Associated Company IDs company=Associated Company
            HubSpot|accounts|Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,Industry|account=Record ID name=Company name phone=Phone Number
            HubSpot|accounts|Record ID,Company Name,Domain,Company Owner,Industry,Create Date,Last Activity Date|account=Record ID name=Company Name
            HubSpot|accounts|Record ID,Company name,Website URL,Company owner,Create Date,Legal entity address|website=Website URL
            Salesforce|people|Id,IsDeleted,AccountId,LastName,FirstName,Salutation,Name,MailingStreet,MailingCity,MailingPostalCode,MailingCountry,Phone,MobilePhone,Email,Title,LeadSource,OwnerId|customer=Id companynumber=AccountId city=MailingCity mobile=MobilePhone source=LeadSource
            Salesforce|people|Contact ID,First Name,Last Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Mobile,Email,Account Name,Account Owner|customer=Contact ID postcode=Mailing Zip/Postal Code company=Account Name
            Salesforce|people|Lead ID,FirstName,LastName,Email,Phone,Company,LeadSource,Status,OwnerId|customer=Lead ID company=Company source=LeadSource
            Salesforce|accounts|Id,Name,Type,ParentId,BillingStreet,BillingCity,BillingState,BillingPostalCode,BillingCountry,Phone,Website,OwnerId|account=Id name=Name parent=ParentId city=BillingCity
            Salesforce|accounts|Account Name,Account ID,Billing City,Billing Country,Website,Account Owner|account=Account ID name=Account Name city=Billing City
            Pipedrive|people|Person - Name,Person - Organization,Person - Email - Work,Person - Email - Home,Person - Email - Other,Person - Phone - Work,Person - Phone - Mobile,Person - ID,Person - Owner|customer=Person - ID email=Person - Email - Work email2=Person - Email - Home mobile=Person - Phone - Mobile company=Person - Organization
            Pipedrive|accounts|Organization - Name,Organization - Address,Organization - People,Organization - ID,Organization - Owner|account=Organization - ID name=Organization - Name street=Organization - Address
            Odoo|people|External ID,Name,Company Type,Related Company,Email,Phone,Mobile,Street,City,Zip,Country|customer=External ID company=Related Company postcode=Zip
            Odoo|people|id,name,is_company,parent_id/id,email,phone,street,zip,city,country_id|customer=id postcode=zip country=country_id
            Odoo|orders|Order Reference,Order Date,Customer,Salesperson,Total,Status|order=Order Reference date=Order Date customer=Customer amount=Total
            Shopify|people|Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags|tags=Tags consent-marketing-message=Accepts SMS Marketing customer=Customer ID phone=Phone phone2=Default Address Phone country=Default Address Country Code company=Default Address Company
            Shopify|people|First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt|email=Email street=Address1 country=Country Code
            Shopify|orders|Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing City,Refunded Amount,Id,Tags,Phone|customer=Email date=Created at amount=Total order=Name status=Financial Status linetext=Lineitem name lineprice=Lineitem price currency=Currency
            WooCommerce|people|Name,Username,Last active,Sign up,Email,Orders,Total spend,AOV,Country / Region,City,Region,Postal code|email=Email since=Sign up postcode=Postal code
            WooCommerce|orders|order_id,order_number,date,status,shipping_total,shipping_tax_total,tax_total,order_total,payment_method,customer_id,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,billing_postcode,billing_city|customer=billing_email order=order_number amount=order_total date=date
            WooCommerce|orders|Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Email (Billing),Order Total Amount,Item Name|customer=Email (Billing) amount=Order Total Amount
            HubSpot|deals|Record ID,Deal Name,Deal Stage,Pipeline,Amount,Deal owner,Close Date,Associated Company|deal=Record ID stage=Deal Stage dealaccount=Associated Company owner=Deal owner
            Salesforce|deals|Id,AccountId,Name,StageName,Amount,Probability,CloseDate,Type,OwnerId,CreatedDate|deal=Id dealname=Name dealaccount=AccountId opened=CreatedDate
            Salesforce|deals|Opportunity Name,Account Name,Stage,Amount,Close Date,Opportunity Owner,Fiscal Period|dealname=Opportunity Name dealaccount=Account Name
            Pipedrive|deals|Deal - Title,Deal - ID,Deal - Organization,Person - Name,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Owner|deal=Deal - ID dealstate=Deal - Status dealaccount=Deal - Organization
            Stripe|people|id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Total Spend,Payment Count,Refunded Volume|customer=id since=Created (UTC)
            Stripe|orders|id,Amount Due,Amount Paid,Closed,Currency,Customer,Date (UTC),Due Date (UTC),Number,Paid,Subscription,Subtotal,Tax,Total,Status,Customer Email|customer=Customer date=Date (UTC) amount=Total order=Number currency=Currency
            """, maxCharsPerColumn = 2_000)
    void anExportIsKnownByItsColumns(String program, String target, String header, String expected) {
        List<String> names = List.of(header.split(",", -1));
        Export found = exports.find(names, null).orElseThrow(() -> new AssertionError(header));
        assertThat(found.program() + " " + found.target()).isEqualTo(program + " " + target);
        var assigned = new TreeMap<String, String>();
        found.assigned(names).forEach((field, column) -> assigned.put(field, names.get(column)));
        assertThat(assigned).containsAllEntriesOf(pairs(expected));
        for (TargetField<?> field : found.brings().fields())
            if (field.required()) assertThat(assigned).containsKey(field.name());
    }

    @Test
    void whatAnybodyWritesIsNotTakenForAnExport() {
        for (String header : List.of(
                "customer,name,email,city",
                "id,name,email",
                "Name,Email,Total",
                "order,customer,date,amount",
                "First Name,Last Name,Email",
                "Kundennummer,Name,E-Mail,Ort",
                "Deal,Stage,Amount,Owner",
                "Name,Stage,Close Date"))
            assertThat(exports.find(List.of(header.split(",", -1)), null))
                    .as(header)
                    .isEmpty();
    }

    @Test
    void everyExportNamesFieldsThatThereAre() {
        for (Export export : exports.all()) {
            List<String> fields =
                    export.brings().fields().stream().map(TargetField::name).toList();
            assertThat(fields).as(export.program()).containsAll(export.columns().keySet());
            assertThat(new HashSet<>(export.needs())).hasSameSizeAs(export.needs());
        }
        assertThat(exports.all().stream().map(Export::program))
                .contains("HubSpot", "Salesforce", "Pipedrive", "Odoo", "Shopify", "WooCommerce", "Stripe");
    }

    /// `a=Some Name b=Other` into its pairs: a name ends where the next field begins.
    private static Map<String, String> pairs(String text) {
        var pairs = new TreeMap<String, String>();
        var words = new ArrayList<>(List.of(text.split(" ")));
        String field = "";
        for (String word : words) {
            int at = word.matches("[a-z0-9-]+=.*") ? word.indexOf('=') : -1;
            if (at > 0) {
                field = word.substring(0, at);
                pairs.put(field, word.substring(at + 1));
            } else pairs.merge(field, word, (before, more) -> before + " " + more);
        }
        return pairs;
    }
}
