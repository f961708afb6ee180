/*
 * The rule language. This file is its reference: `file` is a rule file, `filter` is a predicate alone.
 *
 * Three things are not said in the rules below, because they hold everywhere:
 *
 *   1. Blanks, line ends and comments may stand between any two words and signs.
 *   2. A keyword of a clause is one only where a clause can start; elsewhere the same word is a NAME. A predicate ends where
 *      the next clause begins. (Keywords.java)
 *   3. An unquoted word means what the other side of the operator makes of it: in `tcp.port == 80` a number, in
 *      `tcp.payload[0] == 80` an octet in hexadecimal. The grammar only says what a word looks like.
 */
grammar Remora;

// Tokens that Keywords.java makes of others: the first address of a packet, and `frame` where a packet begins with it.
tokens { ENDPOINT, FRAME }


// A rule file ---------------------------------------------------------------------------------------------------------

file        : item* EOF ;

item        : pack | imports | let | ruleItem | policy | suppress | test ;

pack        : PACK NAME text? ;

imports     : IMPORT text ;

let         : LET NAME '=' expression ;                              // a predicate, or a set in braces

ruleItem    : RULE NAME text? '{' clause* '}' ;

policy      : POLICY NAME text? '{' policyClause* '}' ;

suppress    : SUPPRESS NAME (WHEN expression)? (UNTIL quantity)? (BECAUSE text)? ;

test        : TEST text '{' testClause* '}' ;


// In a rule -----------------------------------------------------------------------------------------------------------

clause      : WHEN expression                                        # when
            | ON NAME                                                # on
            | window                                                 # counting
            | UNLESS window                                          # unless
            | SEQUENCE keys? '{' step (THEN step)* '}'               # sequence
            | WITHOUT expression keys? WITHIN quantity               # without
            | ASSUME NAME                                            # assume
            | MAX quantity KEYS                                      # maxKeys
            | MESSAGE text                                           # message
            | note                                                   # ruleNote
            ;

note        : SEVERITY NAME
            | BECAUSE text
            | BENIGN text
            | SEE text (',' text)*
            ;

window      : measure keys? WITHIN quantity relation quantity ;      // count by ip.dst within 1s >= 100

measure     : COUNT (DISTINCT operand | expression)?
            | SUM operand
            ;

keys        : BY key (',' key)* ;

key         : {_input.LA(1) != OPEN_BRACE}? operand ;                // a field, `connection`, or `pair(field, field)`; braces begin what follows

step        : NO? expression (WITHIN quantity)? ;


// In a policy ---------------------------------------------------------------------------------------------------------

// A decision must have its name; the parser reads on without.
policyClause: APPLIES expression                                     # applies
            | verdict (OTHERWISE | NAME? WHEN expression) text?       # decision
            | note                                                   # policyNote
            ;

verdict     : ALLOW | ALERT | DENY ;


// In a test -----------------------------------------------------------------------------------------------------------

testClause  : PACKETS '{' packet* '}'                                # packets
            | CAPTURE text                                           # capture
            | EXPECT expectation                                     # expect
            ;

expectation : NOTHING                                                # expectNothing
            | NO NAME                                                # expectNo
            | VERDICT NAME at?                                       # expectVerdict
            | CONNECTION quantity NAME (NAME | LITERAL)              # expectConnection
            | NAME (LITERAL TIMES)? at?                              # expectRule
            ;

at          : AT quantity (',' quantity)* ;

// 10.0.0.1:1024 > 10.0.0.2:1..1000 tcp [SYN] seq 1000 mss 1460 x 1000 every 1ms at 2s       The keys: PacketKey.java
packet      : source GREATER destination NAME flags? detail*
            | FRAME detail*
            ;

source      : ENDPOINT ('..' LITERAL)* ;

destination : (LITERAL | ENDPOINT) ('..' LITERAL)* ;

flags       : '[' (NAME | ',')* ']' ;

detail      : NAME
            | LITERAL ('..' LITERAL)?
            | text
            | '+' LITERAL                                            // this long after the packet before
            | '(' packet ')'
            ;


// Words in clauses ----------------------------------------------------------------------------------------------------

text        : STRING | RAW_STRING ;

quantity    : LITERAL | NAME ;                                       // 20   10s   1MB   2027-06-30


// Expressions, loosest first ------------------------------------------------------------------------------------------

filter      : expression EOF ;

placeholder : operand EOF ;                                          // {ip.src} in a message

expression  : exclusive (OR exclusive)* ;

exclusive   : conjunction (XOR conjunction)* ;

conjunction : negation (AND negation)* ;

negation    : NOT* condition ;

condition   : (ANY | ALL)? operand comparison? ;                     // no comparison: is there such a thing, is it non-zero

comparison  : (relation operand)+                                    # relations
            | CONTAINS operand                                       # contains
            | MATCHES operand                                        # matches
            | NOT? IN set                                            # in
            ;

relation    : EQUAL | NOT_EQUAL | ALL_EQUAL | ANY_NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL ;

operand     : sum (BIT_AND sum)* ;

sum         : term (('+' | '-') term)* ;

term        : signed (('*' | '/' | '%') signed)* ;

signed      : ('-' | '+')* primary ;

primary     : atom layers? slice* ;

atom        : NAME arguments?                                        # name
            | (LITERAL | STRING | RAW_STRING | CHARACTER)            # literal
            | '(' expression ')'                                     # parentheses
            | '{' element (',' element)* '}'                         # braces            // a set, or one value grouped
            ;

arguments   : '(' (expression (',' expression)*)? ')' ;

set         : '{' element (',' element)* '}'                         # setOfElements
            | '(' element (',' element)* ')'                         # setInParentheses  // refused, with advice
            | (NAME | LITERAL | STRING)                              # setByName
            ;

element     : operand ('..' operand)? ;

layers      : '#' (LITERAL | NAME | slice) ;

slice       : '[' range (',' range)* ']' ;

range       : ('-' | LITERAL | NAME | '..' | STRING)+ ;              // i   i:n   i-j   :n   i:   :      SliceRanges.java


// Signs ---------------------------------------------------------------------------------------------------------------

ASSIGN           : '=' ;
EQUAL            : '==' | 'eq' | 'any_eq' ;
NOT_EQUAL        : '!=' | 'ne' | 'all_ne' ;
ALL_EQUAL        : '===' | 'all_eq' ;
ANY_NOT_EQUAL    : '!==' | 'any_ne' | '~=' ;
LESS             : '<' | 'lt' ;
LESS_OR_EQUAL    : '<=' | 'le' ;
GREATER          : '>' | 'gt' ;
GREATER_OR_EQUAL : '>=' | 'ge' ;

AND              : 'and' | '&&' ;
OR               : 'or' | '||' ;
XOR              : 'xor' | '^^' ;
NOT              : 'not' | '!' ;
IN               : 'in' ;
CONTAINS         : 'contains' ;
MATCHES          : 'matches' | '~' ;
ANY              : 'any' ;
ALL              : 'all' ;
BIT_AND          : '&' | 'bitwise_and' ;

PLUS             : '+' ;
MINUS            : '-' ;
TIMES_SIGN       : '*' ;
DIVIDE           : '/' ;
MODULO           : '%' ;
TO               : '..' ;
COMMA            : ',' ;
LAYER            : '#' ;
OPEN             : '(' ;
CLOSE            : ')' ;
OPEN_BRACKET     : '[' ;
CLOSE_BRACKET    : ']' ;
OPEN_BRACE       : '{' ;
CLOSE_BRACE      : '}' ;

// Signs of other languages, so that the right one can be named.
FOREIGN          : '<>' | '=>' | '=<' | '=~' | '<<' | '>>' | '|' | '^' | '->' | ';' ;


// Keywords of items and clauses ---------------------------------------------------------------------------------------

PACK      : 'pack' ;
IMPORT    : 'import' ;
LET       : 'let' ;
RULE      : 'rule' ;
POLICY    : 'policy' ;
SUPPRESS  : 'suppress' ;
TEST      : 'test' ;

WHEN      : 'when' ;
ON        : 'on' ;
COUNT     : 'count' ;
SUM       : 'sum' ;
UNLESS    : 'unless' ;
SEQUENCE  : 'sequence' ;
WITHOUT   : 'without' ;
ASSUME    : 'assume' ;
MAX       : 'max' ;
MESSAGE   : 'message' ;
SEVERITY  : 'severity' ;
BECAUSE   : 'because' ;
BENIGN    : 'benign' ;
SEE       : 'see' ;
APPLIES   : 'applies' ;
ALLOW     : 'allow' ;
ALERT     : 'alert' ;
DENY      : 'deny' ;
PACKETS   : 'packets' ;
CAPTURE   : 'capture' ;
EXPECT    : 'expect' ;

DISTINCT  : 'distinct' ;
BY        : 'by' ;
WITHIN    : 'within' ;
THEN      : 'then' ;
NO        : 'no' ;
KEYS      : 'keys' ;
OTHERWISE : 'otherwise' ;
UNTIL     : 'until' ;
TIMES     : 'times' ;
AT        : 'at' ;
NOTHING   : 'nothing' ;
VERDICT   : 'verdict' ;
CONNECTION: 'connection' ;


// Words ---------------------------------------------------------------------------------------------------------------

// A field, a protocol, a name given in a rule file; or a literal that looks like one: Set, TRUE, fe, aabb.ccdd.eeff.
// `-` is a letter: a-1 is one word. A dot in front says that it is a name.
NAME        : '.'? LETTER PART* DOTTED* ;

LITERAL     : DIGIT PART* DOTTED*                                    // 80   0x1f   1.5   10.0.0.1   2011-06-27   10s   00-11-22
            | DIGIT+ DOTTED_NUMBER DOTTED_NUMBER+ '/' DIGIT+ DOTTED_NUMBER*    // 10.0.0.0/8
            | ((LETTER | DIGIT) PART* DOTTED*)? ':' (PART | ':' | DOTTED)* ('/' PART+)?     // ::1   fe80::/10   47:45   10.0.0.1:80
            | '[' SIX ('..' SIX)? ']' (':' DIGIT+)?                  // [2001:db8::1]:80
            ;

STRING      : '"' ('\\' ~[\r\n] | ~["\\\r\n])* '"' ;

// A backslash stands for itself, and so does what is behind it, be it a quote.
RAW_STRING  : [rR] '"' ('\\' ~[\r\n] | ~["\\\r\n])* '"' ;

CHARACTER   : '\'' ('\\' ~[\r\n] | ~['\\\r\n])* '\'' ;

fragment LETTER        : [A-Za-z_] ;
fragment DIGIT         : [0-9] ;
fragment PART          : LETTER | DIGIT | '-' ;
fragment DOTTED        : '.' PART+ ;
fragment DOTTED_NUMBER : '.' DIGIT+ ;
fragment HEX           : [0-9A-Fa-f] ;
fragment SIX           : (HEX+ ':')* (HEX* '::') (HEX+ (':' | '.'))* HEX*
                       | HEX+ ':' HEX+ ':' HEX+ ':' HEX+ ':' HEX+ ':' HEX+ ':' HEX+ ':' HEX+ ;


// What the parser never sees ------------------------------------------------------------------------------------------

BLANK         : [ \t\r\n\f]+ -> skip ;
LINE_COMMENT  : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' (~'*' | '*'+ ~[*/])* '*'+ '/' -> channel(HIDDEN) ;

// Mistakes, each reported where it stands.
UNCLOSED_COMMENT : '/*' (~'*' | '*'+ ~[*/])* '*'* -> channel(HIDDEN) ;
UNCLOSED_TEXT    : '"' ('\\' ~[\r\n] | ~["\\\r\n])* '\\'? ;
UNCLOSED_RAW     : [rR] '"' ('\\' ~[\r\n] | ~["\\\r\n])* '\\'? ;
UNCLOSED_CHAR    : '\'' ('\\' ~[\r\n] | ~['\\\r\n])* '\\'? ;
UNKNOWN          : . ;
