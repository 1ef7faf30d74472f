package io.para4j.examples.serverless.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.examples.serverless.local.LocalShop;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uses the page in a headless Chromium. Pictures are in {@code target/pictures}. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ShopPageTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final String LAMP =
            "{\"id\":\"lamp\",\"title\":\"Dynamo Lamp\",\"category\":\"Lights\",\"price\":39.9,"
                    + "\"stock\":5,\"description\":\"Bright.\",\"attributes\":{\"lux\":\"80\"}}";

    @TempDir
    static Path profile;

    private static Chromium browser;

    private final LocalShop shop =
            LocalShop.start(true, 0, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    @BeforeAll
    static void startTheBrowser() throws Exception {
        Optional<Path> program = Chromium.program();
        Assumptions.assumeTrue(
                program.isPresent(), "SKIPPED: no chromium on the PATH; Debian has it in the package chromium");
        browser = Chromium.start(program.get(), profile);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void createTheLamp() throws Exception {
        assertThat(send("POST", "/products", LAMP).statusCode()).isEqualTo(201);
    }

    @AfterEach
    void closeTheShop() {
        shop.close();
        assertThat(browser.failures())
                .as("exceptions and blocked content in the windows")
                .isEmpty();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(shop.address() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String stored() throws Exception {
        return send("GET", "/products/lamp", "").body();
    }

    private BrowserWindow open(String view) throws Exception {
        return browser.open(shop.address() + "/" + view);
    }

    private BrowserWindow openLamp() throws Exception {
        BrowserWindow window = open("#/product/lamp");
        window.waitForHeading("Dynamo Lamp");
        return window;
    }

    /** Opens the lamp in two windows. The first saves a stock of 4 and a new title; the second is at a conflict. */
    private BrowserWindow conflict() throws Exception {
        BrowserWindow first = openLamp();
        BrowserWindow second = openLamp();
        first.fill("edit-stock", "4");
        first.fill("edit-title", "Hub Dynamo Lamp");
        first.click("Save");
        first.waitForStatus("Saved as version 2");
        second.fill("edit-stock", "3");
        second.fill("edit-description", "Bright and light.");
        second.click("Save");
        second.waitForHeading("Conflict");
        return second;
    }

    @Test
    void theSecondSaveMeetsTheConflictAndShowsBothValues() throws Exception {
        BrowserWindow second = conflict();
        assertThat(stored()).as("nothing was overwritten").contains("Hub Dynamo Lamp", "\"stock\":4", "\"Bright.\"");
        assertThat(second.text())
                .contains("saved version 2 since you opened version 1")
                .containsSubsequence("Stock", "When you opened it: 5", "Yours (changed)", "3", "Theirs (changed)", "4")
                .contains("Both have changed stock.");
        second.picture(PICTURES.resolve("conflict.png"));

        second.click("Save what is chosen");
        second.waitFor("document.querySelector('[role=alert]') !== null");
        assertThat(second.text()).contains("Decide each field first.");
        assertThat(second.value("document.activeElement.id").asText()).isEqualTo("choose-stock-mine");
        assertThat(stored()).contains("\"version\":2");
    }

    @Test
    void aConflictIsMergedFieldByField() throws Exception {
        BrowserWindow second = conflict();
        second.fill("other-stock", "2");
        second.click("Save what is chosen");
        second.waitForStatus("Saved as version 3");
        assertThat(stored())
                .as("their title, my description, another stock, and what the page does not show")
                .contains("Hub Dynamo Lamp", "Bright and light.", "\"stock\":2", "\"lux\":\"80\"", "\"version\":3");
    }

    @Test
    void allOfMineAreKept() throws Exception {
        BrowserWindow second = conflict();
        second.click("Choose all of mine");
        second.click("Save what is chosen");
        second.waitForStatus("Saved as version 3");
        assertThat(stored()).contains("\"Dynamo Lamp\"", "Bright and light.", "\"stock\":3", "\"version\":3");
    }

    @Test
    void theirsAreTakenWithoutAWrite() throws Exception {
        BrowserWindow second = conflict();
        second.click("Take theirs, drop mine");
        second.waitForHeading("Hub Dynamo Lamp");
        assertThat(second.value("document.getElementById('edit-stock').value").asText())
                .isEqualTo("4");
        assertThat(stored()).contains("\"version\":2");
        second.fill("edit-stock", "1");
        second.click("Save");
        second.waitForStatus("Saved as version 3");
    }

    @Test
    void aThirdWriteDuringTheDecisionIsAConflictAgain() throws Exception {
        BrowserWindow second = conflict();
        BrowserWindow third = open("#/product/lamp");
        third.waitForHeading("Hub Dynamo Lamp");
        third.fill("edit-stock", "0");
        third.click("Save");
        third.waitForStatus("Saved as version 3");
        second.click("Choose all of mine");
        second.click("Save what is chosen");
        second.waitFor("document.body.innerText.includes('saved version 3 since you opened version 2')");
        assertThat(stored()).contains("\"stock\":0", "\"version\":3");
        second.click("Choose all of mine");
        second.click("Save what is chosen");
        second.waitForStatus("Saved as version 4");
        assertThat(stored()).contains("\"stock\":3", "\"version\":4");
    }

    @Test
    void aProductThatAnotherWindowDeletedCanBeCreatedAgain() throws Exception {
        BrowserWindow first = openLamp();
        BrowserWindow second = openLamp();
        first.value("window.confirm = () => true");
        first.click("Delete");
        first.waitForHeading("Products");
        second.fill("edit-stock", "1");
        second.click("Save");
        second.waitForHeading("Deleted meanwhile");
        second.click("Create it again");
        second.waitForHeading("Dynamo Lamp");
        assertThat(stored()).contains("\"stock\":1", "\"version\":1");
    }

    @Test
    void productsArePagedAndFiltered() throws Exception {
        BrowserWindow window = open("?tenant=other#/?limit=10");
        window.waitFor("document.body.innerText.includes('no products yet')");
        window.click("Add sample products");
        window.waitForStatus("10 products on page 1");
        window.click("Next page");
        window.waitForStatus("10 products on page 2");
        window.click("Next page");
        window.waitForStatus("3 products on page 3");
        assertThat(window.text()).contains("Wheel Glow");
        window.click("Previous page");
        window.waitForStatus("on page 2");
        window.picture(PICTURES.resolve("list.png"));

        window.fill("category", "Lights");
        window.fill("price-to", "20");
        window.click("Apply");
        window.waitForStatus("2 products on page 1");
        assertThat(window.text()).containsSubsequence("Dynamo Lamp", "12.00", "Tail Light", "16.44");
        assertThat(window.value("document.querySelector('[aria-sort=ascending]').textContent")
                        .asText())
                .isEqualTo("Price");
        window.fill("category", "None of them");
        window.click("Apply");
        window.waitFor("document.body.innerText.includes('No product matches the filter.')");
    }

    @Test
    void theKeyboardAloneIsEnough() throws Exception {
        BrowserWindow first = openLamp();
        BrowserWindow second = open("");
        second.waitForStatus("1 product");
        second.tabTo("th a");
        second.press("Enter");
        second.waitForHeading("Dynamo Lamp");
        assertThat(second.value("document.activeElement.tagName").asText())
                .as("the focus after the view has changed")
                .isEqualTo("H1");
        second.tabTo("#edit-stock");
        second.type("3");
        first.fill("edit-stock", "4");
        first.press("Enter");
        first.waitForStatus("Saved as version 2");
        second.press("Enter");
        second.waitForHeading("Conflict");
        second.tabTo("#choose-stock-mine");
        second.press("ArrowDown");
        assertThat(second.value("document.getElementById('choose-stock-theirs').checked")
                        .asBoolean())
                .isTrue();
        second.press("ArrowUp");
        second.tabTo("form button.primary");
        second.press("Enter");
        second.waitForStatus("Saved as version 3");
        assertThat(stored()).contains("\"stock\":3");
        second.pressWithShift("Tab");
        second.tabTo("form button.primary");
        assertThat(second.value("getComputedStyle(document.activeElement).outlineStyle")
                        .asText())
                .as("the focus can be seen")
                .isEqualTo("solid");
    }

    @Test
    void eachInputHasALabel() throws Exception {
        BrowserWindow window = conflict();
        String unlabelled = "[...document.querySelectorAll('input, select, textarea')].filter(each =>"
                + " each.labels.length === 0 && !each.hasAttribute('aria-label')).map(each => each.id).join()";
        assertThat(window.value(unlabelled).asText()).isEmpty();
        window.click("Shop");
        window.waitForHeading("Products");
        assertThat(window.value(unlabelled).asText()).isEmpty();
        window.click("New product");
        window.waitForHeading("New product");
        assertThat(window.value(unlabelled).asText()).isEmpty();
    }

    @Test
    void dataIsNeverMarkup() throws Exception {
        String hostile = "<img src=x onerror=window.attacked=1><script>window.attacked=1</script>";
        BrowserWindow window = openLamp();
        window.fill("edit-title", hostile);
        window.click("Save");
        window.waitForHeading(hostile);
        window.click("Shop");
        window.waitForStatus("1 product");
        assertThat(window.value("document.querySelectorAll('main img, main script').length")
                        .asInt())
                .isZero();
        assertThat(window.value("window.attacked === undefined").asBoolean()).isTrue();
        assertThat(window.text()).contains(hostile);
    }

    @Test
    void refusalsShowAllViolations() throws Exception {
        BrowserWindow window = open("#/new");
        window.waitForHeading("New product");
        window.fill("edit-title", "   x");
        window.fill("edit-category", "Lights");
        window.fill("edit-price", "1");
        window.fill("edit-stock", "2");
        window.value("document.querySelector('form').noValidate = true");
        window.fill("edit-price", "-1.005");
        window.fill("edit-stock", "-2");
        window.click("Create");
        window.waitFor("document.querySelector('[role=alert] li') !== null");
        assertThat(window.text()).contains("price", "stock");
        window.picture(PICTURES.resolve("refused.png"));
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() throws Exception {
        BrowserWindow window = conflict();
        window.size(360, 740, true);
        assertFits(window);
        window.picture(PICTURES.resolve("phone-conflict.png"));
        window.click("Take theirs, drop mine");
        window.waitForHeading("Hub Dynamo Lamp");
        assertFits(window);
        window.picture(PICTURES.resolve("phone-editor.png"));
        window.click("Shop");
        window.waitForStatus("1 product");
        assertFits(window);
        window.picture(PICTURES.resolve("phone-list.png"));
        String small = "[...document.querySelectorAll('button, .button, select, input')]"
                + ".filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 40).length";
        assertThat(window.value(small).asInt())
                .as("targets too small for a finger")
                .isZero();
    }

    private static void assertFits(BrowserWindow window) throws Exception {
        assertThat(window.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
    }

    @Test
    void textIsReadableInLightAndDark() throws Exception {
        BrowserWindow window = conflict();
        for (String scheme : new String[] {"light", "dark"}) {
            window.scheme(scheme);
            window.value("document.getAnimations().forEach(each => each.finish())");
            window.picture(PICTURES.resolve("conflict-" + scheme + ".png"));
            assertThat(window.value(CONTRAST).asDouble())
                    .as("the least contrast of a text in " + scheme)
                    .isGreaterThanOrEqualTo(4.5);
        }
        assertThat(window.value("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo("rgb(21, 24, 22)");
    }

    /** The least contrast (WCAG 2.2) between the text and the background of the elements that have text themselves. */
    private static final String CONTRAST = """
            (() => {
              const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
              const luminance = ([r, g, b]) => [r, g, b]
                .map((each) => each / 255)
                .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
                .reduce((sum, each, i) => sum + each * [0.2126, 0.7152, 0.0722][i], 0);
              const background = (of) => {
                const own = numbers(getComputedStyle(of).backgroundColor);
                return own.length > 3 && own[3] === 0 && of.parentElement ? background(of.parentElement) : own;
              };
              const contrast = (of) => {
                const both = [numbers(getComputedStyle(of).color), background(of)].map(luminance);
                return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
              };
              return Math.min(...[...document.querySelectorAll('body *')]
                .filter((each) => each.checkVisibility() && each.textContent.trim() !== ''
                  && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
                .map(contrast));
            })()""";
}
