package io.para4j;

import io.para4j.spi.AppId;
import io.para4j.spi.ConfigReader;
import io.para4j.spi.ConfigSection;
import java.time.Duration;

/**
 * The validated values of the configuration section {@code para}. They are read once, when the injector is created. The
 * file {@code reference.conf} of core describes each key, its default and its range.
 *
 * @param appName the name of the root app
 * @param pageSize the default number of objects in a page, from 1 to {@code maxPageSize}
 * @param maxPageSize the largest number of objects in a page, from 1 to 10,000
 * @param consistentReads whether reads by id are strongly consistent by default
 * @param modifyDeadline the time for which {@link Store#modify} retries after conflicts, from 10 ms to 1 hour
 * @param sharesTables whether apps can share a table
 * @param sharedTableName the name of the shared table, without the table prefix
 * @param checksWrittenValues whether a value that would not be read back equal is refused when it is written
 * @param appRefresh the time for which a node uses an app's record before it reads the record again, from 0 to 1 hour
 */
public record ParaConfig(
        String appName,
        int pageSize,
        int maxPageSize,
        boolean consistentReads,
        Duration modifyDeadline,
        boolean sharesTables,
        String sharedTableName,
        boolean checksWrittenValues,
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
                reader.flag("check_written_values"),
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
