package io.para4j.examples.serverless.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the page, from the resource folder {@code page}. */
final class StaticFiles {
    private static final Pattern NAME = Pattern.compile("/([a-z0-9-]+\\.(html|css|js|svg|json))");

    /** The page loads nothing but its own files, sends its requests to this server only, and is in no frame. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json");

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher name = NAME.matcher(path.equals("/") ? "/index.html" : path);
        if (!exchange.getRequestMethod().equals("GET") || !name.matches()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        try (InputStream file = StaticFiles.class.getResourceAsStream("/page/" + name.group(1))) {
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = file.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", TYPES.get(name.group(2)));
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
