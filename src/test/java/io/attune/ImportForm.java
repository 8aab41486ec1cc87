package io.attune;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/// Brings a file in on a page of imports, and waits for each answer before it goes on.
record ImportForm(Page page) {
    void upload(FilePayload file, String target) {
        page.locator("#file").setInputFiles(file);
        page.locator("#target").selectOption(target);
        button("Upload and look");
        assertThat(page.locator("#mapping")).isVisible();
    }

    /// The form comes anew with each choice.
    void choose(String list, String value) {
        page.evaluate("document.getElementById('mapping').classList.add('old')");
        page.locator(list).selectOption(value);
        assertThat(page.locator("#mapping:not(.old)")).isVisible();
        assertThat(page.locator(list)).hasValue(value);
    }

    void takeIn() {
        button("Take it in");
        assertThat(page.locator("#outcome")).containsText("Done");
    }

    void button(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }
}
