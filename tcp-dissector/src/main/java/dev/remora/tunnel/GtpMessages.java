package dev.remora.tunnel;

import dev.remora.field.Attr;

/** Names of the messages of GTP, version 1: 3GPP TS 29.060 section 7.1, TS 29.281 section 6.1. Immutable. */
final class GtpMessages {
    static final Attr NAMES = Attr.names(0, "For future use", 1, "Echo Request", 2, "Echo Response", 3, "Version Not Supported", 4, "Node Alive Request",
            5, "Node Alive Response", 6, "Redirection Request", 7, "Redirection Response", 16, "Create PDP Context Request",
            17, "Create PDP Context Response", 18, "Update PDP Context Request", 19, "Update PDP Context Response", 20, "Delete PDP Context Request",
            21, "Delete PDP Context Response", 22, "Initiate PDP Context Activation Request", 23, "Initiate PDP Context Activation Response",
            24, "Delete AA PDP Context Request", 25, "Delete AA PDP Context Response", 26, "Error Indication", 27, "PDU Notification Request",
            28, "PDU Notification Response", 29, "PDU Notification Reject Request", 30, "PDU Notification Reject Response",
            31, "Supported Extension Headers Notification", 32, "Send Routeing Information for GPRS Request",
            33, "Send Routeing Information for GPRS Response", 34, "Failure Report Request", 35, "Failure Report Response",
            36, "Note MS GPRS Present Request", 37, "Note MS GPRS Present Response", 48, "Identification Request", 49, "Identification Response",
            50, "SGSN Context Request", 51, "SGSN Context Response", 52, "SGSN Context Acknowledge", 53, "Forward Relocation Request",
            54, "Forward Relocation Response", 55, "Forward Relocation Complete", 56, "Relocation Cancel Request", 57, "Relocation Cancel Response",
            58, "Forward SRNS Context", 59, "Forward Relocation Complete Acknowledge", 60, "Forward SRNS Context Acknowledge",
            61, "UE Registration Query Request", 62, "UE Registration Query Response", 70, "RAN Information Relay", 96, "MBMS Notification Request",
            97, "MBMS Notification Response", 98, "MBMS Notification Reject Request", 99, "MBMS Notification Reject Response",
            100, "Create MBMS Context Request", 101, "Create MBMS Context Response", 102, "Update MBMS Context Request",
            103, "Update MBMS Context Response", 104, "Delete MBMS Context Request", 105, "Delete MBMS Context Response",
            112, "MBMS Registration Request", 113, "MBMS Registration Response", 114, "MBMS De-Registration Request",
            115, "MBMS De-Registration Response", 116, "MBMS Session Start Request", 117, "MBMS Session Start Response",
            118, "MBMS Session Stop Request", 119, "MBMS Session Stop Response", 120, "MBMS Session Update Request",
            121, "MBMS Session Update Response", 128, "MS Info Change Notification Request", 129, "MS Info Change Notification Response",
            240, "Data Record Transfer Request", 241, "Data Record Transfer Response", 253, "Tunnel Status", 254, "End Marker",
            255, "G-PDU").also(31, "Supported extension header notification", 32, "Send routing information for GPRS request",
                    33, "Send routing information for GPRS response", 52, "SGSN context acknowledgement", 255, "T-PDU");

    private GtpMessages() {}
}
