-- Lines are found by how their number, account or device begins.
create index subscribers_by_number on subscribers (subscriber text_pattern_ops);
create index subscribers_by_account_text on subscribers (account text_pattern_ops);
create index subscribers_by_device on subscribers (device_model text_pattern_ops)
  where device_model is not null;
