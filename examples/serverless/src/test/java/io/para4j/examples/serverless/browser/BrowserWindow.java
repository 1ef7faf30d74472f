package io.para4j.examples.serverless.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** A window of the browser. Each wait ends when the page has changed as expected, or fails after a time limit. */
final class BrowserWindow {
    private static final int WAIT_MILLIS = 20_000;

    /** The keys that the test presses, by their virtual key codes. */
    private static final Map<String, Integer> KEYS =
            Map.of("Tab", 9, "Enter", 13, " ", 32, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40, "Backspace", 8);

    private final DevTools tools;
    private final String session;

    BrowserWindow(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    void begin() throws Exception {
        for (String domain : new String[] {"Page", "Runtime", "Log"}) {
            tools.send(session, domain + ".enable", tools.parameters());
        }
        size(1000, 900, false);
        // A window in the background has the focus too, so that both windows can be used in turns.
        tools.send(
                session,
                "Emulation.setFocusEmulationEnabled",
                tools.parameters().put("enabled", true));
    }

    void go(String address) throws Exception {
        tools.send(session, "Page.navigate", tools.parameters().put("url", address));
        waitFor("document.readyState === 'complete' && document.querySelector('h1') !== null");
    }

    /** Sets the size of the window in CSS pixels. */
    void size(int width, int height, boolean isPhone) throws Exception {
        ObjectNode size = tools.parameters()
                .put("width", width)
                .put("height", height)
                .put("deviceScaleFactor", 1)
                .put("mobile", isPhone);
        tools.send(session, "Emulation.setDeviceMetricsOverride", size);
    }

    /** Sets the colour scheme that the user prefers. */
    void scheme(String scheme) throws Exception {
        ObjectNode media = tools.parameters();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        tools.send(session, "Emulation.setEmulatedMedia", media);
    }

    /** Returns the value of an expression, which may be a promise. */
    JsonNode value(String expression) throws Exception {
        ObjectNode call = tools.parameters()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        JsonNode result = tools.send(session, "Runtime.evaluate", call);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails") + "\n" + text());
        }
        return result.at("/result/value");
    }

    /** Waits until an expression is true. */
    void waitFor(String condition) throws Exception {
        value("new Promise((resolve, reject) => { const end = Date.now() + " + WAIT_MILLIS + ";"
                + "const check = () => (" + condition + ") ? resolve(true)"
                + " : Date.now() > end ? reject(new Error('not reached')) : setTimeout(check, 20);"
                + "check(); })");
    }

    void waitForHeading(String heading) throws Exception {
        waitFor("document.querySelector('h1')?.textContent === " + quoted(heading));
    }

    /** Waits until the live region has a text. */
    void waitForStatus(String part) throws Exception {
        waitFor("document.getElementById('status').textContent.includes(" + quoted(part) + ")");
    }

    /** Returns the text of the page as it is shown. */
    String text() throws Exception {
        ObjectNode call =
                tools.parameters().put("expression", "document.body.innerText").put("returnByValue", true);
        return tools.send(session, "Runtime.evaluate", call).at("/result/value").asText();
    }

    /** Clicks on the button, link or label that has a text. */
    void click(String label) throws Exception {
        String find = "[...document.querySelectorAll('button, a, label')].find(each => each.textContent.trim() === "
                + quoted(label) + " && each.checkVisibility())";
        waitFor(find + " !== undefined");
        value(find + ".click()");
    }

    /** Replaces the text of an input, by the keyboard. */
    void fill(String id, String text) throws Exception {
        value("(() => { const input = document.getElementById(" + quoted(id)
                + "); input.focus(); input.select(); })()");
        type(text);
    }

    /** Types a text into the element that has the focus. An empty text deletes the selection. */
    void type(String text) throws Exception {
        if (text.isEmpty()) {
            press("Backspace");
        } else {
            tools.send(session, "Input.insertText", tools.parameters().put("text", text));
        }
    }

    void press(String key) throws Exception {
        press(key, 0);
    }

    void pressWithShift(String key) throws Exception {
        press(key, 8);
    }

    private void press(String key, int modifiers) throws Exception {
        ObjectNode event = tools.parameters()
                .put("key", key)
                .put("code", key.equals(" ") ? "Space" : key)
                .put("windowsVirtualKeyCode", KEYS.get(key))
                .put("modifiers", modifiers);
        String text = key.equals("Enter") ? "\r" : key.equals(" ") ? " " : "";
        ObjectNode down = event.deepCopy().put("type", text.isEmpty() ? "rawKeyDown" : "keyDown");
        if (!text.isEmpty()) {
            down.put("text", text);
        }
        tools.send(session, "Input.dispatchKeyEvent", down);
        tools.send(session, "Input.dispatchKeyEvent", event.put("type", "keyUp"));
    }

    /** Moves the focus by the Tab key until it is on an element. */
    void tabTo(String selector) throws Exception {
        for (int i = 0; i < 80; i++) {
            if (value("document.activeElement.matches(" + quoted(selector) + ")")
                    .asBoolean()) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("the Tab key does not reach " + selector + " in\n" + text());
    }

    /** Writes a picture of the whole page. */
    void picture(Path file) throws Exception {
        ObjectNode call = tools.parameters().put("captureBeyondViewport", true);
        String data =
                tools.send(session, "Page.captureScreenshot", call).get("data").asText();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
