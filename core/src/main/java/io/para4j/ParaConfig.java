package io.para4j;

import io.para4j.spi.AppId;
import io.para4j.spi.ConfigReader;
import io.para4j.spi.ConfigSection;
import java.time.Duration;

/**
 * The values of the section {@code para}, read once and validated. What each means, and what is allowed, is in the
 * {@code reference.conf} of core.
 *
 * @param appName the name of the root app
 * @param pageSize how many objects a page has by default
 * @param maxPageSize the most objects that a page may have
 * @param consistentReads whether reads by id are strongly consistent by default
 * @param modifyDeadline how long {@link Store#modify} tries again
 * @param sharesTables whether apps can live in a shared table
 * @param sharedTableName the name of the table that apps share
 * @param appRefresh how long the record of an app is used before it is read again
 */
public record ParaConfig(
        String appName,
        int pageSize,
        int maxPageSize,
        boolean consistentReads,
        Duration modifyDeadline,
        boolean sharesTables,
        String sharedTableName,
        Duration appRefresh) {

    static final ConfigSection<ParaConfig> SECTION = new ConfigSection<>("para", ParaConfig.class, ParaConfig::read);

    private static final String NAME_ALLOWED = "a letter or digit, then up to 99 of a-z, 0-9, '.' and '-'";

    private static ParaConfig read(ConfigReader reader) {
        ParaConfig config = new ParaConfig(
                reader.text("app_name", AppId.NAME_PATTERN, NAME_ALLOWED),
                reader.integer("page_size", 1, 10_000),
                reader.integer("max_page_size", 1, 10_000),
                reader.flag("consistent_reads"),
                reader.duration("modify_deadline", Duration.ofMillis(10), Duration.ofHours(1)),
                reader.flag("prepend_shared_appids_with_space"),
                reader.text("shared_table_name", AppId.NAME_PATTERN, NAME_ALLOWED),
                reader.duration("app_refresh", Duration.ZERO, Duration.ofHours(1)));
        if (config.pageSize > config.maxPageSize && !reader.isRefused("max_page_size")) {
            reader.addProblem(
                    "page_size", config.pageSize, "expected at most para.max_page_size = " + config.maxPageSize);
        }
        if (config.appName.equals(config.sharedTableName)) {
            reader.addProblem("shared_table_name", config.sharedTableName, "expected another name than para.app_name");
        }
        return config;
    }
}
