package dev.remora.rules.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What contents of Snort and Suricata find, by the translated rule at work on a packet; and which of them have no words here. */
class SnortContentTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '%', value = {
        "content:\"GET\"                                            % xxGET       % true",
        "content:\"GET\"                                            % xxget       % false",
        "content:\"GET\"; nocase                                    % xxgEt       % true",
        "content:\"a|62 63|d\"                                      % abcd        % true",
        "content:\"a\\;b\\\\\\\"c|22 5C 00 fF|\"                    % a;b\\\\\\\"c\\\"\\\\\\x00\\xff % true",
        "content:\"a\\;b|22 5C|\"; depth:20                         % xa;b\\\"\\\\ % true",
        "content:\"é\"                                              % \\xc3\\xa9  % true",
        "content:\"a.c\"; nocase                                    % abc         % false",
        "content:\"(?+*[{\"; offset:1                               % x(?+*[{     % true",
        // From the offset on, within so many octets.
        "content:\"abc\"; depth:5                                   % xxabc       % true",
        "content:\"abc\"; depth:5                                   % xxxabc      % false",
        "content:\"abc\"; offset:2; depth:5                         % xxxxabc     % true",
        "content:\"abc\"; offset:2; depth:5                         % xabc        % false",
        "content:\"abc\"; offset:2; depth:5                         % xxxxxabc    % false",
        "content:\"abc\"; offset:3                                  % xxabc       % false",
        "content:\"abc\"; offset:2; depth:3                         % xxabc       % true",
        "content:\"abc\"; offset:2; depth:3                         % xxxabc      % false",
        "content:\"a\"; offset:1                                    % x\\n\\x00a  % true",
        "content:\"abc\"; startswith                                % abcx        % true",
        "content:\"abc\"; startswith                                % xabc        % false",
        "content:\"abc\"; endswith                                  % xabc        % true",
        "content:\"abc\"; endswith                                  % abc\\n      % false",
        "content:\"abc\"; startswith; endswith                      % abcabc      % false",
        "content:\"abc\",offset 1,depth 4,nocase,fast_pattern       % xxABC       % true",
        "content:\"abc\",offset 1,depth 4,nocase,fast_pattern       % ABC         % false",
        // From where the one before ended.
        "content:\"A\"; content:\"B\"; distance:0                   % AxxB        % true",
        "content:\"A\"; content:\"B\"; distance:0                   % BA          % false",
        "content:\"A\"; content:\"B\"                               % BA          % true",
        "content:\"A\"; content:\"B\"; distance:2; within:3         % AxxB        % true",
        "content:\"A\"; content:\"B\"; distance:2; within:3         % AxB         % false",
        "content:\"A\"; content:\"B\"; distance:2; within:3         % AxxxxB      % true",
        "content:\"A\"; content:\"B\"; distance:2; within:3         % AxxxxxB     % false",
        "content:\"A\"; content:\"BC\"; within:3                    % AxBC        % true",
        "content:\"A\"; content:\"BC\"; within:3                    % AxxBC       % false",
        "content:\"A\"; content:\"B\"; within:1                     % AxAB        % true",
        "content:\"A\"; depth:1; content:\"B\"; within:1; content:\"C\"; distance:1; nocase % ABxxc % true",
        "content:\"A\"; depth:1; content:\"B\"; within:1; content:\"C\"; distance:1; nocase % aBxxc % false",
        // What is not there, and how much is.
        "content:!\"abc\"                                           % xabx        % true",
        "content:!\"abc\"; depth:3                                  % abc         % false",
        "content:!\"abc\"; depth:3                                  % xabc        % true",
        "isdataat:3                                                 % abc         % false",
        "isdataat:3                                                 % abcd        % true",
        "isdataat:!3                                                % abc         % true",
        "content:\"a\"; isdataat:2,relative                         % xabc        % true",
        "content:\"a\"; isdataat:2,relative                         % xxab        % false",
        "content:\"a\"; isdataat:!2,relative                        % xxab        % true",
        "content:\"a\"; isdataat:!1,relative                        % xxa         % true",
        "content:\"a\"; isdataat:!1,relative                        % xab         % false",
        "content:\"a\"; isdataat:2,relative; isdataat:!4,relative   % abcd        % true",
        "content:\"a\"; isdataat:2,relative; isdataat:!4,relative   % xab         % false",
        "content:\"a\"; isdataat:2,relative; isdataat:!4,relative   % abcde       % false",
        "content:!\"abc\"                                           % ~~          % false",
        "content:!\"abc\"; pcre:!\"/b/\"                            % ~~          % false",
        "pcre:\"/^a[0-9]+\\\"b/\"                                   % a17\\\"b    % true",
        "pcre:\"/^a[0-9]+b/\"                                       % A17b        % false",
        "pcre:\"/^a[0-9]+b/i\"                                      % A17b        % true",
        "pcre:\"/^b.c/sm\"                                          % a\\nb\\nc   % true",
        "pcre:\"/^b/m\"                                             % a\\rb       % false",
        "pcre:\"/a.b/\"                                             % a\\xe9b     % true",
        "pcre:\"/a.b/\"                                             % a\\x85b     % true",
        "pcre:\"/a$/\"                                              % a\\r        % false",
        "pcre:\"/^é/\"                                              % \\xc3\\xa9  % true",
        "pcre:\"/^[^a]b$/\"                                         % \\xe9b      % true",
        "pcre:!\"/b/\"                                              % ~~          % false",
        "pcre:!\"/^b/\"                                             % b           % false",
        "pcre:\"/a\\\\/\"                                           % a\\\\        % true"})
    void findsWhatItFindsThere(String options, String payload, boolean found) {
        String test = "test \"t\" { packets { 10.0.0.1:1 > 10.0.0.2:2 udp payload \"" + payload + "\" } " + (found ? "expect sid-1 at 1" : "expect nothing") + " }\n";

        Translated.passes("alert udp any any -> any any (" + options + "; sid:1;)\n", test);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '%', value = {
        "content:abc                                          % content   % its text must be in quotes",
        "content:\"\"                                         % content   % it looks for nothing",
        "content:\"|0|\"                                      % content   % octets between two | must be in hexadecimal",
        "content:\"|00\"                                      % content   % octets between two | must be in hexadecimal",
        "content:\"a\ufffd\"                                     % content   % it has octets that are not UTF-8; write them in hexadecimal between |",
        "pcre:\"/a\ufffd/\"                                      % pcre      % it has octets that are not UTF-8; write them as \\xHH",
        "content:\"a\",colour 3                               % colour    % this is not a modifier of content",
        "content:\"abcd\"; depth:3                            % content   % its 4 octets do not fit into 3",
        "content:\"a\"; content:\"b\"; distance:-2            % distance  % a pattern cannot look back",
        "content:\"a\"; depth:size                            % depth     % `size` is not a number of octets up to 65535",
        "content:\"a\"; content:\"b\"; distance:1; depth:3    % content   % it counts both from the start and from the content before it",
        "content:\"a\"; distance:1                            % content   % distance and within need a content before them, and neither content may be negated",
        "content:\"a\"; pcre:\"/b/\"; content:\"c\"; within:9 % content   % distance and within need a content before them, and neither content may be negated",
        "isdataat:1,relative                                  % isdataat  % there is no content before it to count from",
        "isdataat:many                                        % isdataat  % `many` is not a number of octets",
        "pcre:\"/a/R\"                                        % pcre      % only the flags i, s, m and x are translated",
        "pcre:\"a\"                                           % pcre      % a pattern must be in quotes and between slashes",
        "nocase                                               % nocase    % only what looks at headers, connections and the payload of a packet is translated",
        "content:\"a\"; http_uri                              % http_uri  % only what looks at headers, connections and the payload of a packet is translated"})
    void namesWhatHasNoWordsHere(String options, String keyword, String reason) {
        SnortImport.Result result = Translated.of("alert tcp any any -> any any (" + options + "; sid:1;)\n");

        assertThat(result.translated()).isZero();
        assertThat(result.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.keyword()).isEqualTo(keyword);
            assertThat(refusal.reason()).isEqualTo(reason);
        });
    }
}
