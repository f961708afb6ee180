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
        // From so many octets before that, as far as there are any.
        "content:\"ABC\"; content:\"BC\"; distance:-2               % xABC        % true",
        "content:\"ABC\"; content:\"BC\"; distance:-1               % xABC        % false",
        "content:\"ABC\"; content:\"BC\"; distance:-1               % xABCxxBC    % true",
        "content:\"C\"; content:\"A\"; distance:-9; within:9         % xAxxC       % true",
        "content:\"C\"; content:\"A\"; distance:-4; within:2         % Axxxxxxx    % false",
        "content:\"C\"; content:\"A\"; distance:-4; within:2         % xAxxC       % true",
        "content:\"C\"; content:\"A\"; distance:-4; within:2         % xxxAC       % false",
        "content:\"C\"; content:\"A\"; distance:-2; within:5         % xxCxxA      % true",
        "content:\"C\"; content:\"A\"; distance:-2; within:5         % xxCxxxA     % false",
        "content:\"C\"; content:\"A\"; distance:-3; content:\"x\"; within:1 % Axxxx CAx % true",
        "content:\"C\"; content:\"A\"; distance:-3; content:\"x\"; within:1 % xACyx  % false",
        "content:\"C\"; content:!\"A\"; distance:-3; within:2         % yAC         % false",
        "content:\"C\"; content:!\"A\"; distance:-3; within:2         % AyyC        % true",
        "content:\"A\"; distance:1                                 % xA          % true",
        "content:\"A\"; distance:1                                 % Ax          % false",
        "content:!\"x\"; content:\"A\"; within:2                     % yA          % true",
        // Not there, from where the one before ended.
        "content:\"PASS \"; content:!\"|0a|\"; within:5              % PASS abcdef % true",
        "content:\"PASS \"; content:!\"|0a|\"; within:5              % PASS abcd\\n % false",
        "content:\"PASS \"; content:!\"|0a|\"; within:5              % PASS \\nPASS abcdef % true",
        "content:\"A\"; content:!\"B\"; distance:0; content:\"C\"; within:2 % AxC % true",
        "content:\"A\"; content:!\"B\"; distance:0; content:\"C\"; within:2 % ACxB % false",
        "content:\"A\"; content:!\"Z\"; content:\"C\"; within:2       % AxC         % true",
        "content:\"A\"; content:!\"Z\"; content:\"C\"; within:2       % AxCZ        % false",
        "content:\"A\"; content:!\"z\"; nocase; within:2             % AxZ         % false",
        "content:\"A\"; content:\"z\"; fast_pattern:only; content:\"C\"; within:1 % zAC % true",
        // What is not there, and how much is.
        "content:\"a\"; content:!\"c\"; within:1; isdataat:!2,relative % xab      % true",
        "content:\"a\"; content:!\"c\"; within:1; isdataat:!2,relative % xabc     % false",
        "isdataat:2,relative                                        % ab          % true",
        "isdataat:2,relative                                        % a           % false",
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
        "pcre:\"/^\\Qa\\\\b.+\\E+c/\"                                % a\\\\\\\\b.+++c % true",
        "pcre:\"/^[\\Q]^\\E]+$/\"                                 % ]^          % true",
        // Behind what was found before; what comes before that is out of sight.
        "content:\"GET\"; pcre:\"/^ [0-9]+/R\"                       % xGET 17     % true",
        "content:\"GET\"; pcre:\"/^ [0-9]+/R\"                       % 17 GETx 17  % false",
        "content:\"GET\"; pcre:\"/^ (?:a|b)/R\"                      % xGET b      % true",
        "content:\"GET\"; pcre:\"/[0-9]/R\"                          % 17GETx      % false",
        "content:\"GET\"; pcre:\"/[0-9]/R\"                          % GETx1       % true",
        "content:\"GET\"; pcre:\"/^b/Rm\"                            % GETx\\nb   % true",
        "content:\"GET\"; pcre:\"/^b/Rm\"                            % GETxb       % false",
        "content:\"GET\"; pcre:\"/^b/Rm\"                            % GETb        % true",
        "content:\"get\"; nocase; pcre:\"/a/R\"                      % GETA        % false",
        "content:\"get\"; nocase; pcre:\"/a/R\"                      % GETa        % true",
        "content:\"get\"; pcre:\"/a/Ri\"                             % getA        % true",
        "content:\"get\"; pcre:\"/a/Ri\"                             % GETA        % false",
        "content:\"a\"; pcre:!\"/^b/R\"                              % xab         % false",
        "content:\"a\"; pcre:!\"/^b/R\"                              % xabac       % true",
        "content:\"a\"; pcre:\"/^b+/R\"; content:\"c\"; within:1     % abbc        % true",
        "content:\"a\"; pcre:\"/^b+/R\"; content:\"b\"; within:1     % abb         % false",
        "pcre:\"/^a/\"; content:\"c\"; distance:1                    % abc         % true",
        "pcre:\"/^a/\"; content:\"c\"; distance:1                    % xabc        % false",
        "content:\"a\"; pcre:\"/(x)\\1/R\"                          % axx         % true",
        "pcre:\"/^a/R\"                                              % ab          % true",
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
        "content:\"a\"; offset:-2                              % offset    % only distance may be negative",
        "content:\"a\"; depth:size                            % depth     % `size` is not a number of octets up to 65535",
        "content:\"a\"; content:\"b\"; distance:1; depth:3    % content   % it counts both from the start and from the content before it",
        "isdataat:many                                        % isdataat  % `many` is not a number of octets",
        "pcre:\"/a/U\"                                        % pcre      % the flag U is not translated, only i, s, m, x, R, B and O",
        "content:\"a\"; pcre:\"/(^|b)c/R\"                    % pcre      % behind a content, a pattern may have ^ only as its first character, and no \\A, \\G, \\b, \\B or (?<",
        "content:\"a\"; pcre:\"/^a|b/R\"                      % pcre      % behind a content, a pattern may have ^ only as its first character, and no \\A, \\G, \\b, \\B or (?<",
        "content:\"a\"; pcre:\"/\\bc/R\"                      % pcre      % behind a content, a pattern may have ^ only as its first character, and no \\A, \\G, \\b, \\B or (?<",
        "content:\"a\"; pcre:\"/(b)/R\"; pcre:\"/(c)\\1/R\"    % pcre      % where patterns follow each other, none may refer to a group",
        "content:\"a\"; pcre:\"/b # c/Rx\"                    % pcre      % a pattern with comments cannot be part of a longer one",
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
