/**
 * The test of the page in a headless Chromium.
 *
 * <ul>
 *   <li>{@code ShopPageTest} opens windows and uses the page as people do.
 *   <li>{@code Chromium} starts the browser, and {@code BrowserWindow} is one of its windows. {@code DevTools} is the
 *       connection that both use.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless.browser;

import org.jspecify.annotations.NullMarked;
