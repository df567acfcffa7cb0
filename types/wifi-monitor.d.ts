/**
 * wifi.monitor: the management frames of all stations around. Only in builds with
 * LUA_USE_MODULES_WIFI_MONITOR. It ends any connection, and needs knowledge of IEEE 802.11.
 *
 * @noSelfInFile
 */
declare namespace wifi {
  const monitor: Monitor | undefined;

  interface Monitor {
    /**
     * Listens on channel 1; `received` is called for each management frame, or for those whose byte at
     * `offset` (from 1; the frame begins at 13) masked by `mask` (0xff unless told) is `value`. Only the
     * first 110 bytes or so of a frame come. Raises "Must supply offset and value", "Missing callback".
     */
    start(this: void, received: MonitorCallback): void;
    start(this: void, offset: number, value: number, received: MonitorCallback): void;
    start(this: void, offset: number, value: number, mask: number, received: MonitorCallback): void;
    /** Ends it. */
    stop(this: void): void;
    /**
     * Sets the channel, 1 to 15; returns the one before (the manual says nothing is returned). Raises
     * "Channel number (…) is out of range".
     */
    channel(this: void, channel?: number): number;
  }
  type MonitorCallback = (this: void, packet: Packet) => void;

  /**
   * A frame. Attributes that it has not are nil; an index is the number of an information element (0 the name
   * of the network).
   */
  interface Packet extends PacketIntegers, PacketTexts, PacketElements {
    readonly [element: number]: string | undefined;
    /** Byte `n` (from 1) of the radio header; nil outside. */
    radio_byte(n: number): number | undefined;
    /** Byte `n` (from 1) of the frame; nil outside. */
    frame_byte(n: number): number | undefined;
    /** Bytes of the radio header, as `string.sub`. */
    radio_sub(start: number, end?: number): string;
    /** Bytes of the frame, as `string.sub`. */
    frame_sub(start: number, end?: number): string;
    /** Bytes of the radio header in hexadecimal, `separator` between them. */
    radio_subhex(start: number, end?: number, separator?: string): string;
    /** Bytes of the frame in hexadecimal, `separator` between them. */
    frame_subhex(start: number, end?: number, separator?: string): string;
    /**
     * All information elements by number; one alone is cheaper by index. The manual shows a method; in the
     * source it is a table.
     */
    readonly ie_table: Record<number, string>;
  }

  type PacketIntegers = { readonly [name in PacketInteger]?: number };
  type PacketTexts = { readonly [name in PacketText]?: string };
  type PacketElements = { readonly [name in PacketElement]?: string };

  /** Unsigned numbers, but `rssi`, which has a sign. */
  type PacketInteger =
    | "aggregation"
    | "ampdu_cnt"
    | "association_id"
    | "authentication_algorithm"
    | "authentication_transaction"
    | "beacon_interval"
    | "bssidmatch0"
    | "bssidmatch1"
    | "capability"
    | "channel"
    | "cwb"
    | "dmatch0"
    | "dmatch1"
    | "duration"
    | "fec_coding"
    | "fromds"
    | "ht_length"
    | "is_group"
    | "legacy_length"
    | "listen_interval"
    | "mcs"
    | "moredata"
    | "moreflag"
    | "not_counding"
    | "number"
    | "order"
    | "protectedframe"
    | "protocol"
    | "pwrmgmt"
    | "rate"
    | "reason"
    | "retry"
    | "rssi"
    | "rxend_state"
    | "sgi"
    | "sig_mode"
    | "smoothing"
    | "status"
    | "stbc"
    | "subtype"
    | "tods"
    | "type";

  /** Byte strings; those in `_hex` in hexadecimal. */
  type PacketText =
    | "bssid"
    | "bssid_hex"
    | "current_ap"
    | "dstmac"
    | "dstmac_hex"
    | "frame"
    | "frame_hex"
    | "header"
    | "radio"
    | "srcmac"
    | "srcmac_hex"
    | "timestamp";

  /** Information elements, byte strings too. */
  type PacketElement =
    | "ie_20_40_bss_coexistence"
    | "ie_20_40_bss_intolerant_channel_report"
    | "ie_advertisement_protocol"
    | "ie_aid"
    | "ie_antenna"
    | "ie_ap_channel_report"
    | "ie_authenticated_mesh_peering_exchange"
    | "ie_beacon_timing"
    | "ie_bss_ac_access_delay"
    | "ie_bss_available_admission_capacity"
    | "ie_bss_average_access_delay"
    | "ie_bss_load"
    | "ie_bss_max_idle_period"
    | "ie_cf_parameter_set"
    | "ie_challenge_text"
    | "ie_channel_switch_announcement"
    | "ie_channel_switch_timing"
    | "ie_channel_switch_wrapper"
    | "ie_channel_usage"
    | "ie_collocated_interference_report"
    | "ie_congestion_notification"
    | "ie_country"
    | "ie_destination_uri"
    | "ie_diagnostic_report"
    | "ie_diagnostic_request"
    | "ie_dms_request"
    | "ie_dms_response"
    | "ie_dse_registered_location"
    | "ie_dsss_parameter_set"
    | "ie_edca_parameter_set"
    | "ie_emergency_alart_identifier"
    | "ie_erp_information"
    | "ie_event_report"
    | "ie_event_request"
    | "ie_expedited_bandwidth_request"
    | "ie_extended_bss_load"
    | "ie_extended_capabilities"
    | "ie_extended_channel_switch_announcement"
    | "ie_extended_supported_rates"
    | "ie_fast_bss_transition"
    | "ie_fh_parameter_set"
    | "ie_fms_descriptor"
    | "ie_fms_request"
    | "ie_fms_response"
    | "ie_gann"
    | "ie_he_capabilities"
    | "ie_hopping_pattern_parameters"
    | "ie_hopping_pattern_table"
    | "ie_ht_capabilities"
    | "ie_ht_operation"
    | "ie_ibss_dfs"
    | "ie_ibss_parameter_set"
    | "ie_interworking"
    | "ie_link_identifier"
    | "ie_location_parameters"
    | "ie_management_mic"
    | "ie_mccaop"
    | "ie_mccaop_advertisement"
    | "ie_mccaop_advertisement_overview"
    | "ie_mccaop_setup_reply"
    | "ie_mccaop_setup_request"
    | "ie_measurement_pilot_transmission"
    | "ie_measurement_report"
    | "ie_measurement_request"
    | "ie_mesh_awake_window"
    | "ie_mesh_channel_switch_parameters"
    | "ie_mesh_configuration"
    | "ie_mesh_id"
    | "ie_mesh_link_metric_report"
    | "ie_mesh_peering_management"
    | "ie_mic"
    | "ie_mobility_domain"
    | "ie_multiple_bssid"
    | "ie_multiple_bssid_index"
    | "ie_neighbor_report"
    | "ie_nontransmitted_bssid_capability"
    | "ie_operating_mode_notification"
    | "ie_overlapping_bss_scan_parameters"
    | "ie_perr"
    | "ie_power_capability"
    | "ie_power_constraint"
    | "ie_prep"
    | "ie_preq"
    | "ie_proxy_update"
    | "ie_proxy_update_confirmation"
    | "ie_pti_control"
    | "ie_qos_capability"
    | "ie_qos_map_set"
    | "ie_qos_traffic_capability"
    | "ie_quiet"
    | "ie_quiet_channel"
    | "ie_rann"
    | "ie_rcpi"
    | "ie_request"
    | "ie_ric_data"
    | "ie_ric_descriptor"
    | "ie_rm_enabled_capacities"
    | "ie_roaming_consortium"
    | "ie_rsn"
    | "ie_rsni"
    | "ie_schedule"
    | "ie_secondary_channel_offset"
    | "ie_ssid"
    | "ie_ssid_list"
    | "ie_supported_channels"
    | "ie_supported_operating_classes"
    | "ie_supported_rates"
    | "ie_tclas"
    | "ie_tclas_processing"
    | "ie_tfs_request"
    | "ie_tfs_response"
    | "ie_tim"
    | "ie_tim_broadcast_request"
    | "ie_tim_broadcast_response"
    | "ie_time_advertisement"
    | "ie_time_zone"
    | "ie_timeout_interval"
    | "ie_tpc_report"
    | "ie_tpc_request"
    | "ie_tpu_buffer_status"
    | "ie_ts_delay"
    | "ie_tspec"
    | "ie_uapsd_coexistence"
    | "ie_vendor_specific"
    | "ie_vht_capabilities"
    | "ie_vht_operation"
    | "ie_vht_transmit_power_envelope"
    | "ie_wakeup_schedule"
    | "ie_wide_bandwidth_channel_switch"
    | "ie_wnm_sleep_mode";
}
